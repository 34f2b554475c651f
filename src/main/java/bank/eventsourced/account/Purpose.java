package bank.eventsourced.account;

import org.springframework.modulith.NamedInterface;

/** Where money that enters or leaves the bank comes from or goes to. */
@NamedInterface("events")
public enum Purpose {

    /** Notes and coins over the counter. */
    CASH,

    /** A payment from or to another bank. */
    REMITTANCE,

    /** Interest that the bank pays, or takes for an overdraft. */
    INTEREST,

    /** What the bank charges for a service. */
    FEE
}
