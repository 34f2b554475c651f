package bank.eventsourced.desktop.panels;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;

/** What a panel asks for, and what it makes of it: pure functions of what was typed and what the bank knows of it. */
sealed interface Form permits MovementForm, TransferForm, OpenForm, LimitForm, StatusForm, ReverseForm, ForgetForm {

    /** What stands above the panel. */
    String title(Texts texts);

    /** What is asked for, in this order. */
    List<Field> fields();

    /** Those that may be left empty. */
    Set<Field> optional();

    /** What the fields hold at first. */
    default Map<Field, String> prefilled() {
        return Map.of();
    }

    /** The accounts that the order would concern, as far as they are known. */
    Set<AccountNumber> accounts(Draft draft);

    /** What the order would do, as far as that can be said. */
    List<Effect> effects(Draft draft);

    /** What confirming will do, in a sentence; empty if that goes without saying. */
    default String explanation(Draft draft) {
        return "";
    }

    /** What the button says. */
    String confirmation(Texts texts);

    Checked<Order> read(Draft draft);

    /** Asks once more before much money moves: names the amount and whom it concerns. */
    default String question(Order order, Draft draft) {
        return "";
    }

    /** Whether the order is right whatever has happened to its account meanwhile, so that nobody need be asked again. */
    default boolean holdsAnyway() {
        return false;
    }

    /** What was done, in a sentence. */
    String done(Outcome.Done done, Language language);

    /** What the order would undo, if it is a reversal. */
    default Optional<Original> original() {
        return Optional.empty();
    }

    /** An account whose holder the order concerns, with all that the holder has. */
    default Optional<AccountNumber> customer() {
        return Optional.empty();
    }

    /** A movement that was recorded. */
    record Original(AccountNumber account, long version) {}
}
