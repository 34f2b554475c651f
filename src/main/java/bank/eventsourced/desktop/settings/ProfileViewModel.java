package bank.eventsourced.desktop.settings;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import bank.eventsourced.desktop.kit.BankProfile;
import bank.eventsourced.desktop.kit.Desk;

/** What people tell about their bank. Kept when it makes sense. */
final class ProfileViewModel {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_LINES = 5;

    private final Desk desk;
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty address = new SimpleStringProperty();
    private final StringProperty largeAmount = new SimpleStringProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    ProfileViewModel(Desk desk) {
        this.desk = desk;
        var profile = BankProfile.of(desk.preferences());
        name.set(profile.name());
        address.set(String.join("\n", profile.address()));
        largeAmount.set(desk.language().count(profile.largeAmount()));
        name.subscribe((_, _) -> check());
        address.subscribe((_, _) -> check());
        largeAmount.subscribe((_, _) -> check());
    }

    StringProperty nameProperty() {
        return name;
    }

    /** Line by line. */
    StringProperty addressProperty() {
        return address;
    }

    /** Whole units, as people here write them. */
    StringProperty largeAmountProperty() {
        return largeAmount;
    }

    /** Why what was typed is not kept; empty if it is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Keeps what makes sense: when somebody is done with typing. */
    void keep() {
        var limit = check();
        if (problem.get().isEmpty() && limit.isPresent()) {
            new BankProfile(name.get().strip(), BankProfile.lines(address.get()), limit.get())
                    .keepIn(desk.preferences());
        }
    }

    private Optional<Long> check() {
        var texts = desk.texts();
        var limit = limit(largeAmount.get());
        if (name.get().isBlank() || name.get().length() > LONGEST_NAME) {
            problem.set(texts.get("settings.bank.name.wrong", LONGEST_NAME));
        } else if (BankProfile.lines(address.get()).size() > MOST_LINES) {
            problem.set(texts.get("settings.bank.address.wrong", MOST_LINES));
        } else if (limit.isEmpty()) {
            problem.set(texts.get("settings.bank.large.wrong", BankProfile.LARGEST_LIMIT));
        } else {
            problem.set("");
        }
        return limit;
    }

    /** Digits, perhaps in groups as here; nothing that is only half a number. */
    private Optional<Long> limit(String typed) {
        var text = typed.strip();
        var digits = text.replaceAll("[^0-9]", "");
        if (digits.isEmpty() || digits.length() > 10) {
            return Optional.empty();
        }
        var number = Long.parseLong(digits);
        var isWritten = text.equals(digits) || text.equals(desk.language().count(number));
        return isWritten && number <= BankProfile.LARGEST_LIMIT ? Optional.of(number) : Optional.empty();
    }
}
