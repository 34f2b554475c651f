package bank.eventsourced.benchmark;

import java.util.List;

/** The banks that are measured, none of them anybody's. */
public interface MeasuredBanks {

    /** Opens the bank of a name, and begins it if need be; on a server there is one for all names. */
    MeasuredBank open(String name);

    /** The words that start a process of the program on the bank of a name. */
    List<String> program(String name, String command);
}
