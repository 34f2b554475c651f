package bank.eventsourced.desktop;

import bank.eventsourced.journal.JournalEntry;

/**
 * A line of the table of events, as text.
 *
 * @param amount empty if no money moved; with a minus if it went out
 */
record EventRow(long position, String account, String version, String kind, String amount, Effect effect,
        String balance, String currency, String text, String valueDate, String recordedAt) {

    /** What an event did to the balance. */
    enum Effect {
        CREDIT, DEBIT, NONE
    }

    static EventRow of(JournalEntry entry, Language language) {
        var effect = effect(entry.kind());
        var amounts = language.amounts();
        var amount = entry.amount().map(it -> amounts.show(effect == Effect.DEBIT ? it.negated() : it)).orElse("");
        return new EventRow(entry.position(), entry.account().value(), Long.toString(entry.version()),
                language.texts().get("kind." + entry.kind()), amount, effect, amounts.show(entry.balance()),
                entry.balance().currency().getCurrencyCode(), text(entry), language.date(entry.valueDate()),
                language.dateAndTime(entry.recordedAt()));
    }

    private static String text(JournalEntry entry) {
        if (entry.counterparty().isEmpty()) {
            return entry.text();
        }
        return entry.text().isEmpty() ? entry.counterparty() : entry.text() + " · " + entry.counterparty();
    }

    private static Effect effect(JournalEntry.Kind kind) {
        return switch (kind) {
            case CREDITED, TRANSFER_RECEIVED, DEBIT_REVERSED, TRANSFER_SENT_REVERSED -> Effect.CREDIT;
            case DEBITED, TRANSFER_SENT, CREDIT_REVERSED, TRANSFER_RECEIVED_REVERSED -> Effect.DEBIT;
            case OPENED, LIMIT_CHANGED, FROZEN, UNFROZEN, CLOSED -> Effect.NONE;
        };
    }
}
