package bank.eventsourced.desktop.panels;

import java.util.Locale;

/** The fields of the panels. */
enum Field {

    /** No field in particular: the form as a whole. */
    NONE, ACCOUNT, FROM, TO, AMOUNT, TEXT, VALUE_DATE, NUMBER, HOLDER, CURRENCY, LIMIT, REASON, NAME;

    /** What the control is called in the window. */
    String id() {
        return "panel-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its label's text. */
    String key() {
        return "panels.field." + name();
    }

    boolean isAccount() {
        return switch (this) {
            case ACCOUNT, FROM, TO -> true;
            case NONE, AMOUNT, TEXT, VALUE_DATE, NUMBER, HOLDER, CURRENCY, LIMIT, REASON, NAME -> false;
        };
    }

    boolean isAmount() {
        return switch (this) {
            case AMOUNT, LIMIT -> true;
            case NONE, ACCOUNT, FROM, TO, TEXT, VALUE_DATE, NUMBER, HOLDER, CURRENCY, REASON, NAME -> false;
        };
    }
}
