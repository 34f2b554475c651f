package bank.eventsourced.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.domain.Account;
import bank.eventsourced.account.domain.AccountRules;
import bank.eventsourced.account.domain.Ruling.Allowed;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.eventstore.domain.PendingEvent;
import bank.eventsourced.money.Money;

/** What the writer computes for a deposit, beside JSON and the database. */
@State(Scope.Benchmark)
public class PartsBenchmark {

    private static final int BATCH = 64;

    private final AccountNumber number = new AccountNumber("4711");
    private final Money amount = Money.parse("12.34 EUR");
    private final Money balance = Money.parse("12345.67 EUR");
    private final Account account =
            new Account.NotOpened().apply(new Opened(number, "Ada Lovelace", amount.currency(), Money.zero(amount.currency())));
    private final Deposit deposit = new Deposit(number, amount, "Rent for March");
    private final LogHead head = LogHead.ofEmpty("account");
    private final Instant now = Instant.parse("2026-03-31T12:00:00Z");
    private final PendingEvent event = new PendingEvent(new StreamId(new UUID(1, 2)), "account", 7, "account.credited", 1,
            "{\"account\":\"4711\",\"amount\":\"12.34 EUR\",\"balance\":\"12345.67 EUR\",\"purpose\":\"CASH\","
                    + "\"text\":\"Rent for March\",\"counterparty\":\"\"}",
            new EventMetadata(new UUID(3, 4), new UUID(5, 6), Optional.empty(), "ada",
                    Optional.of(LocalDate.of(2026, 3, 31))));
    private final List<PendingEvent> one = List.of(event);
    private final List<PendingEvent> batch = Collections.nCopies(BATCH, event);

    @Benchmark
    public Account decideAndApply() {
        return ((Allowed) AccountRules.decide(account, deposit)).events()
                .stream()
                .reduce(account, Account::apply, (_, after) -> after);
    }

    @Benchmark
    public LogHead.Extension chainOneEvent() {
        return head.extend(one, now);
    }

    @Benchmark
    public LogHead.Extension chain64Events() {
        return head.extend(batch, now);
    }

    @Benchmark
    public Money addAmounts() {
        return balance.plus(amount);
    }

    @Benchmark
    public Money readAmount() {
        return Money.parse("12345.67 EUR");
    }

    @Benchmark
    public String writeAmount() {
        return balance.toString();
    }

    @Benchmark
    public UUID fingerprint() {
        return Ids.derived("command-content", "deposit 4711 12.34 EUR CASH Rent for March");
    }

    @Benchmark
    public UUID newId() {
        return Ids.timeOrdered();
    }
}
