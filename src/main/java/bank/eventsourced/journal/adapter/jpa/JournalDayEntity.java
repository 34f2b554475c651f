package bank.eventsourced.journal.adapter.jpa;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Currency;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.money.Money;

/** What moved on one day in one currency, for reading. Amounts are in minor units. */
@Entity(name = "JournalDay")
@Table(name = "journal_day")
@Immutable
final class JournalDayEntity {

    @EmbeddedId
    private Place place;
    private long credits;
    private long debits;
    private long movements;

    @SuppressWarnings("NullAway.Init")
    private JournalDayEntity() {}

    DayMovements toMovements() {
        var kept = Currency.getInstance(place.currency());
        return new DayMovements(place.valueDate(), new Money(credits, kept), new Money(debits, kept), movements);
    }

    /** A day and a currency. */
    @Embeddable
    record Place(LocalDate valueDate, String currency) implements Serializable {}
}
