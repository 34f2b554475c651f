package bank.eventsourced.wording;

/** What can explain itself to people: a refusal or a failure. */
public interface Explained {

    /** What is wrong and what to do. */
    Sentence explanation();
}
