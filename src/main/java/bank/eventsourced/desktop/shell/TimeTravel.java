package bank.eventsourced.desktop.shell;

import bank.eventsourced.desktop.kit.BankPorts;

/** Lets the window show the bank as it was, or as it is. On the FX thread. */
interface TimeTravel {

    /** The bank as it is. */
    BankPorts now();

    /** Draws the window anew with another bank behind it: one of the past, or {@link #now}. */
    void show(BankPorts bank);
}
