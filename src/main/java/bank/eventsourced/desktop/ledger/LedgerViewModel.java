package bank.eventsourced.desktop.ledger;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LatestReading;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Tasks.Progress;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerRecomputation.ListedAccount;
import bank.eventsourced.ledger.LedgerView;

/** Which ledger is looked at, now or in the past, and what the proof of all of them said. On the FX thread. */
final class LedgerViewModel {

    private final Desk desk;
    private final ReadOnlyObjectWrapper<LedgerLook> look = new ReadOnlyObjectWrapper<>(LedgerLook.NOTHING_YET);
    private final ReadOnlyObjectWrapper<Optional<Currency>> currency = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Past>> past = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Proof> proof = new ReadOnlyObjectWrapper<>(new Proof.NotYet());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Boolean> read = new ReadOnlyObjectWrapper<>(false);
    private final LiveReading<LedgerLook> live;
    private final LatestReading<Past> journey;

    LedgerViewModel(Desk desk) {
        this.desk = desk;
        live = desk.live(() -> look(desk.bank()), this::arrived, why -> failure.set(Optional.of(why)));
        journey = desk.latest(it -> past.set(Optional.of(it)), why -> desk.notices()
                .warn(desk.texts().get("failure.reading", desk.language().sentence(why))));
    }

    /** All ledgers as they are. */
    ReadOnlyObjectProperty<LedgerLook> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** Whether a look has arrived at all. */
    ReadOnlyObjectProperty<Boolean> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** Whose ledger is looked at; empty while there is none. */
    ReadOnlyObjectProperty<Optional<Currency>> currencyProperty() {
        return currency.getReadOnlyProperty();
    }

    /** The point in the past that is looked at; empty for now. */
    ReadOnlyObjectProperty<Optional<Past>> pastProperty() {
        return past.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Proof> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    /** Why the ledgers could not be read the last time. */
    ReadOnlyObjectProperty<Optional<Exception>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    Subscription activate() {
        return live.start();
    }

    void reload() {
        live.request();
    }

    /** Off the FX thread. The ledgers are read before and after the totals, to see whether they belong together. */
    private static LedgerLook look(BankPorts bank) {
        var before = bank.ledgers().all();
        var totals = bank.directory().totals(AccountQuery.everything());
        return new LedgerLook(before.stream()
                .map(it -> new LedgerLook.One(it,
                        Reconciliation.of(it, totals, bank.ledgers().find(it.currency()))))
                .toList());
    }

    private void arrived(LedgerLook found) {
        failure.set(Optional.empty());
        look.set(found);
        read.set(true);
        if (currency.get().flatMap(found::of).isEmpty() && !found.ledgers().isEmpty()) {
            currency.set(found.ledgers()
                    .stream()
                    .map(it -> it.view().currency())
                    .filter(desk.language().currency()::equals)
                    .findFirst()
                    .or(() -> Optional.of(found.ledgers().getFirst().view().currency())));
        }
    }

    /** Looks at the ledger of a currency, at the same time as before. */
    void choose(Currency wanted) {
        currency.set(Optional.of(wanted));
        past.get().ifPresentOrElse(it -> asOf(it.position()), () -> past.set(Optional.empty()));
    }

    /** The ledger that is looked at, as it is. */
    Optional<LedgerLook.One> now() {
        return currency.get().flatMap(look.get()::of);
    }

    /** The last position that can be looked at: where the ledger is now. */
    long newest() {
        return now().map(it -> it.view().checkpoint()).orElse(0L);
    }

    /** Looks at the ledger as of a position in the log of accounts; at the newest one, and beyond, as it is. */
    void asOf(long position) {
        var wanted = currency.get();
        if (wanted.isEmpty() || position >= newest()) {
            backToNow();
            return;
        }
        var chosen = Math.max(0, position);
        journey.ask(() -> new Past(chosen, desk.bank().ledgerHistory().asOf(wanted.get(), chosen)));
    }

    void backToNow() {
        journey.forget();
        past.set(Optional.empty());
    }

    /** The postings of the ledger that is looked at. */
    Optional<PostingSource> postings() {
        return currency.get()
                .map(it -> new PostingSource(desk.bank(), it,
                        past.get().map(then -> then.view().map(LedgerView::transactions).orElse(0L))));
    }

    /** Computes all ledgers again, as a task that can be cancelled. */
    void recompute() {
        if (proof.get() instanceof Proof.Running) {
            return;
        }
        var texts = desk.texts();
        var task = desk.tasks()
                .start(texts.get("ledger.recompute.task"), this::recomputed,
                        result -> proof.set(new Proof.Done(result)), this::notProven);
        proof.set(new Proof.Running(task));
    }

    private LedgerRecomputation.Result recomputed(Progress progress) {
        try (var listed = desk.bank()
                .accounts()
                .all()
                .map(it -> new ListedAccount(it.number(), it.version(), it.balance()))) {
            return desk.bank().recomputation().recompute(listed, new LedgerRecomputation.Monitor() {

                @Override
                public void progressed(long done, long of) {
                    progress.reached(done, of);
                }

                @Override
                public boolean cancelled() {
                    return progress.cancelled();
                }
            });
        }
    }

    private void notProven(Exception why) {
        proof.set(why instanceof CancellationException ? new Proof.Cancelled() : new Proof.Failed(why));
    }

    /** What a result says, one sentence a line. */
    List<String> sentences(LedgerRecomputation.Result result) {
        var texts = desk.texts();
        var sentences = new ArrayList<String>();
        sentences.add(texts.get(result.proven() ? "ledger.proof.proven" : "ledger.proof.differs", result.postings(),
                result.accounts(), result.position()));
        result.books()
                .stream()
                .filter(it -> !it.proven())
                .forEach(it -> sentences.add(texts.get("ledger.proof.book", it.currency().getCurrencyCode(),
                        shown(it.kept()), shown(it.recomputed()))));
        if (result.differing() > 0) {
            sentences.add(texts.get("ledger.proof.accounts", result.differing()));
        }
        return sentences;
    }

    private String shown(Optional<LedgerView> view) {
        return view.map(it -> desk.texts()
                .get("ledger.proof.figures", desk.language().amounts().showWithCurrency(it.balance()),
                        it.transactions()))
                .orElseGet(() -> desk.texts().get("ledger.proof.none"));
    }

    /** A ledger as it was; absent if it was not open yet. */
    record Past(long position, Optional<LedgerView> view) {}

    /** What became of the proof. */
    sealed interface Proof {

        record NotYet() implements Proof {}

        record Running(LongTask task) implements Proof {}

        record Done(LedgerRecomputation.Result result) implements Proof {}

        record Cancelled() implements Proof {}

        record Failed(Exception why) implements Proof {}
    }
}
