package bank.eventsourced.desktop.kit;

import java.util.Optional;

/** Closes the bank, lets something happen to its files, and opens it or another one in the same window. */
@FunctionalInterface
public interface BankSwitch {

    /**
     * Returns at once; the window shows what is going on. Whatever the work throws is shown as a sentence, and the bank
     * is opened again all the same.
     *
     * @param message     what is going on, in a few words
     * @param whileClosed is done off the FX thread while the bank is closed
     * @param place       which bank to open afterwards; the present one if absent. Once it is open it is kept for the next
     *                    start
     */
    void reopen(String message, Work whileClosed, Optional<BankPlace> place);

    /** What may fail with any exception whose message is a sentence. */
    @FunctionalInterface
    interface Work {

        /** Only opens the bank again. */
        Work NOTHING = () -> {};

        void run() throws Exception;
    }
}
