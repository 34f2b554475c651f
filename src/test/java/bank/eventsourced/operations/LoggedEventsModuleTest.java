package bank.eventsourced.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import bank.eventsourced.OpenBank;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.EventQuery.Order;

/** Events and snapshots of a real bank, as people look at them. */
class LoggedEventsModuleTest {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    private static final AccountNumber ADA = new AccountNumber("LE-ADA");
    private static final AccountNumber BOB = new AccountNumber("LE-BOB");

    private static Outcome.Done transferred;

    private final LoggedEvents events = BANK.get(OpenBank.On.HSQLDB, LoggedEvents.class);
    private final Snapshots snapshots = BANK.get(OpenBank.On.HSQLDB, Snapshots.class);

    @BeforeAll
    static void keepAccounts() {
        execute(new Open(ADA, "Ada", Money.parse("0 EUR")));
        execute(new Open(BOB, "Bob", Money.parse("0 EUR")));
        IntStream.range(0, 60)
                .forEach(i -> execute(new Deposit(ADA, Money.parse("1.00 EUR"), Purpose.CASH, "penny", "")));
        transferred = execute(new Transfer(ADA, BOB, Money.parse("5.00 EUR"), "rent for LE"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> BANK.get(OpenBank.On.HSQLDB, Operations.class).status().ok());
    }

    private static Outcome.Done execute(bank.eventsourced.account.AccountCommand command) {
        return (Outcome.Done) BANK.get(OpenBank.On.HSQLDB, Accounts.class)
                .execute(Instruction.of(CommandId.fresh(), command, "operator"));
    }

    @Test
    void theEventsOfAnAccountAreFoundByItsNumber() {
        var positions = events.positions(of(ADA), 1_000);
        var read = events.at("account", positions);

        assertThat(read).hasSize(62).allSatisfy(event -> {
            assertThat(event.stream()).isEqualTo(ADA.value());
            assertThat(event.streamType()).isEqualTo("account");
        });
        assertThat(read).extracting(LoggedEvent::version).first().isEqualTo(62L);
        assertThat(read).extracting(it -> it.place().position())
                .isEqualTo(java.util.Arrays.stream(positions).boxed().toList());
        assertThat(read.getFirst().type()).isEqualTo("account.transfer-sent");
        assertThat(read.getFirst().payload()).contains("rent for LE");
        assertThat(read.getFirst().metadata().actor()).isEqualTo("operator");
        assertThat(events.positions(of(new AccountNumber("LE-NOBODY")), 10)).isEmpty();
    }

    @Test
    void anEventLeadsToItsCauseItsEffectsAndItsCommand() {
        var sent = transferred.changes().getFirst().position();
        var received = transferred.changes().getLast().position();

        var connected = events.connected(new EventPlace("account", received)).orElseThrow();
        assertThat(connected.event().stream()).isEqualTo(BOB.value());
        assertThat(connected.today()).isEqualTo(new LoggedEvents.Today.AsStored());
        assertThat(connected.causation().actor()).isEqualTo("operator");
        assertThat(connected.causation().commandId()).isEqualTo(connected.event().metadata().commandId());
        assertThat(connected.causation().events()).extracting(it -> it.event().place().position())
                .containsExactly(sent, received);
        assertThat(connected.previousHash())
                .isEqualTo(events.find(new EventPlace("account", received - 1)).orElseThrow().hash());

        var deposit = events.connected(new EventPlace("account", sent - 1)).orElseThrow();
        assertThat(deposit.causation().events()).singleElement()
                .satisfies(it -> assertThat(it.effects()).singleElement().satisfies(effect -> {
                    assertThat(effect.event().type()).isEqualTo("ledger.posted");
                    assertThat(effect.event().stream()).isEqualTo("general ledger EUR");
                    assertThat(effect.effects()).isEmpty();
                    assertThat(events.connected(effect.event().place()).orElseThrow().causation())
                            .isEqualTo(deposit.causation());
                }));
        assertThat(events.connected(new EventPlace("account", 0))).isEmpty();
        assertThat(events.connected(new EventPlace("account", 1)).orElseThrow().previousHash()).matches("0{64}");
    }

    @Test
    void whatACommandCausedIsFoundInTheLedgerToo() {
        var deposit = events.at("account", events.positions(of(ADA), 10)).get(1);
        var command = Optional.of(deposit.metadata().commandId());
        var query = new EventQuery("ledger", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), command, Optional.empty(), 0, Order.OLDEST_FIRST);

        assertThat(events.at("ledger", events.positions(query, 10))).singleElement()
                .satisfies(posted -> assertThat(posted.metadata().causation()).contains(deposit.place()));
    }

    @Test
    void theChainOfALogIsVerifiedUnderAWatchfulEye() {
        var seen = new ArrayList<Long>();
        var check = events.verifyChain("account", watching(seen, false));

        assertThat(check.fault()).isEmpty();
        assertThat(check.events()).isEqualTo(seen.getLast()).isPositive();
        assertThat(seen).isSorted().startsWith(0L);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> events.verifyChain("account", watching(new ArrayList<>(), true)));
    }

    @Test
    void aSnapshotIsTakenMeasuredVerifiedAndDeleted() {
        var automatic = snapshots.at(snapshots.streams(SnapshotQuery.everything(), Snapshots.LARGEST_PAGE))
                .stream()
                .filter(it -> it.name().equals(ADA.value()))
                .toList();
        assertThat(automatic).extracting(Snapshots.Snapshot::version, Snapshots.Snapshot::eventsSince)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(50L, 12L));

        var taken = snapshots.take("account", ADA.value()).orElseThrow();
        assertThat(taken.version()).isEqualTo(62);
        assertThat(taken.eventsSince()).isZero();
        assertThat(taken.takenAt()).isPresent();
        assertThat(taken.size().isPacked()).isFalse();
        assertThat(taken.size().stored()).as("with its sealed texts").isGreaterThan(taken.payload().length());
        assertThat(snapshots.verify(taken.stream(), Monitor.NONE)).isInstanceOf(Snapshots.Check.Same.class);
        var times = snapshots.measure(taken.stream());
        assertThat(times.snapshotVersion()).isEqualTo(62);
        assertThat(times.withoutSnapshot()).isPositive();

        assertThat(snapshots.delete(taken.stream())).isEqualTo(2);
        assertThat(snapshots.latestOf("account", ADA.value())).isEmpty();
        assertThat(snapshots.verify(taken.stream(), Monitor.NONE)).isInstanceOf(Snapshots.Check.NoSnapshot.class);
        assertThat(snapshots.take("account", "LE-NOBODY")).isEmpty();
        assertThat(snapshots.summary().policies()).containsOnlyKeys("account", "ledger")
                .allSatisfy((_, policy) -> assertThat(policy.everyEvents()).isEqualTo(50));
    }

    @Test
    void correlationAndTypeRestrictToo() {
        var event = events.find(new EventPlace("account", transferred.changes().getFirst().position())).orElseThrow();
        var together = new EventQuery("account", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(event.metadata().correlationId()), Optional.empty(), Optional.empty(),
                0, Order.NEWEST_FIRST);
        var sent = new EventQuery("account", Optional.of(ADA.value()), Optional.of("account.transfer-sent"),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("RENT for le"),
                0, Order.NEWEST_FIRST);

        assertThat(events.positions(together, 10)).contains(event.place().position());
        assertThat(events.positions(sent, 10)).containsExactly(event.place().position());
        assertThat(events.positions(new EventQuery("account", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(new UUID(1, 2)), Optional.empty(), Optional.empty(),
                0, Order.NEWEST_FIRST), 10)).isEmpty();
        assertThat(events.logs()).contains("account", "ledger");
        assertThat(events.types("account")).contains("account.opened", "account.transfer-sent");
    }

    private static EventQuery of(AccountNumber account) {
        return new EventQuery("account", Optional.of(account.value()), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, Order.NEWEST_FIRST);
    }

    private static Monitor watching(List<Long> seen, boolean cancelled) {
        return new Monitor() {

            @Override
            public void progressed(long done, long total) {
                seen.add(done);
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }
}
