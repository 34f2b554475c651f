package bank.eventsourced.desktop.deliveries;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import bank.eventsourced.desktop.deliveries.Outcome.DriftRow;
import bank.eventsourced.desktop.deliveries.Outcome.EffectRow;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerRecomputation.ListedAccount;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Pausing;
import bank.eventsourced.operations.Reason;
import bank.eventsourced.operations.Rebuilds;
import bank.eventsourced.operations.Rebuilds.Difference;
import bank.eventsourced.operations.Rebuilds.Result;
import bank.eventsourced.operations.Step;

/** Pauses followers, lets them take single steps, has rebuilt what they keep, and shows what came of it. On the FX thread. */
final class FollowersViewModel {

    static final String ACTOR = "desktop";
    private static final String LEDGER = "ledger";

    private final Desk desk;
    private final Words words;
    private final Runnable reload;
    private final Deliveries deliveries;
    private final Rebuilds rebuilds;
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());

    FollowersViewModel(Desk desk, Words words, Runnable reload) {
        this.desk = desk;
        this.words = words;
        this.reload = reload;
        this.deliveries = desk.bank().deliveries();
        this.rebuilds = desk.bank().rebuilds();
    }

    /** What is to be looked at, if anything. */
    ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** What can be rebuilt, or as the ledger recomputed: by name. */
    List<String> names() {
        return Stream.concat(rebuilds.names().stream(), Stream.of(LEDGER)).toList();
    }

    void pause(String follower, String why) {
        desk.work()
                .command(() -> deliveries.pause(follower, new Reason(why), ACTOR),
                        became -> changed(became, "deliveries.pause.done", "deliveries.pause.already", follower),
                        this::failed);
    }

    void resume(String follower) {
        desk.work()
                .command(() -> deliveries.resume(follower),
                        became -> changed(became, "deliveries.resume.done", "deliveries.resume.already", follower),
                        this::failed);
    }

    private void changed(Pausing became, String done, String already, String follower) {
        reload.run();
        if (became == Pausing.DONE) {
            desk.notices().say(text(done, words.follower(follower)));
        } else {
            desk.notices().warn(text(already, words.follower(follower)));
        }
    }

    void step(String follower) {
        desk.work().command(() -> deliveries.step(follower), became -> stepped(follower, became), this::failed);
    }

    private void stepped(String follower, Step became) {
        reload.run();
        var name = words.follower(follower);
        show(switch (became) {
            case Step.Taken it -> new Outcome.Stepped(
                    text(it.effects().isEmpty() ? "deliveries.step.nothing" : "deliveries.step.taken", name,
                            Long.toString(it.position()), it.type(), it.account(), Long.toString(it.version())),
                    it.effects().stream().map(this::row).toList());
            case Step.Waits it -> new Outcome.Stepped(
                    text("deliveries.step.waits", name, Long.toString(it.position()), it.type(), it.account()),
                    List.of());
            case Step.Failed it -> new Outcome.Stepped(
                    text("deliveries.step.failed", name, Long.toString(it.position()), it.cause()), List.of());
            case Step.NothingLeft _ -> new Outcome.Stepped(text("deliveries.step.left", name), List.of());
            case Step.NotPaused _, Step.Unknown _ ->
                new Outcome.Stepped(text("deliveries.resume.already", name), List.of());
        });
    }

    private EffectRow row(Step.Effect it) {
        var language = desk.language();
        return new EffectRow(language.sentence(it.what()), language.sentence(it.before()),
                language.sentence(it.after()));
    }

    /** Makes it a second time beside the one that answers, and shows what differs. It can be cancelled. */
    void rebuild(String name) {
        close();
        var title = text("deliveries.rebuild.task", words.follower(name));
        if (name.equals(LEDGER)) {
            desk.tasks().start(title, this::recomputed, this::proven, this::failed);
        } else {
            desk.tasks()
                    .start(title, compared(name, rebuilds::prove), result -> compared(name, result, false),
                            this::failed);
        }
    }

    /** Puts right what differs. */
    void replace(String name) {
        show(Optional.<Outcome>empty());
        desk.tasks()
                .start(text("deliveries.switch.task", words.follower(name)), compared(name, rebuilds::replace),
                        result -> compared(name, result, true), this::failed);
    }

    private static Tasks.Work<Result> compared(String name, BiFunction<String, Monitor, Result> work) {
        return progress -> work.apply(name, new Monitor() {

            @Override
            public void progressed(long done, long total) {
                progress.reached(done, total);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        });
    }

    private void compared(String name, Result result, boolean replaced) {
        reload.run();
        switch (result) {
            case Result.Compared it when replaced -> desk.notices()
                    .say(text("deliveries.switch.done", words.follower(name), it.differing()));
            case Result.Compared it -> show(new Outcome.Drift(
                    text("deliveries.drift", words.follower(name), it.differing(), Long.toString(it.position()),
                            it.rows()),
                    name, it.differences().stream().map(FollowersViewModel::row).toList(), it.differing() > 0));
            case Result.Refused it -> desk.notices().warn(desk.language().sentence(it.why()));
            case Result.Unknown _ -> throw new IllegalStateException("Only what is there is offered");
        }
    }

    private static DriftRow row(Difference it) {
        return new DriftRow(it.table(), it.row(), it.kept(), it.rebuilt());
    }

    private LedgerRecomputation.Result recomputed(Tasks.Progress progress) {
        try (var accounts = desk.bank().accounts().all()) {
            return desk.bank()
                    .recomputation()
                    .recompute(accounts.map(it -> new ListedAccount(it.number(), it.version(), it.balance())),
                            new LedgerRecomputation.Monitor() {

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

    private void proven(LedgerRecomputation.Result result) {
        var rows = Stream.concat(result.books()
                .stream()
                .filter(it -> !it.proven())
                .map(it -> new DriftRow(words.follower(LEDGER), it.currency().getCurrencyCode(), shown(it.kept()),
                        shown(it.recomputed()))),
                result.listed()
                        .stream()
                        .map(it -> new DriftRow(text("deliveries.column.account"), it.account().value(),
                                amount(it.postings()), it.logged().map(this::amount).orElse(""))))
                .toList();
        show(new Outcome.Drift(text("deliveries.drift", words.follower(LEDGER), rows.size(),
                Long.toString(result.position()), result.postings()), LEDGER, rows, false));
    }

    private String shown(Optional<LedgerView> ledger) {
        return ledger.map(it -> amount(it.balance())).orElse("");
    }

    private String amount(Money amount) {
        return desk.language().amounts().showWithCurrency(amount);
    }

    /** Nothing is to be looked at any more; what was rebuilt is forgotten. */
    void close() {
        outcome.get().ifPresent(closed -> {
            if (closed instanceof Outcome.Drift drift && !drift.name().equals(LEDGER)) {
                desk.work().command(() -> {
                    rebuilds.discard(drift.name());
                    return drift;
                }, _ -> {}, this::failed);
            }
        });
        show(Optional.<Outcome>empty());
    }

    private void show(Outcome it) {
        show(Optional.of(it));
    }

    private void show(Optional<Outcome> it) {
        outcome.set(it);
    }

    private void failed(Exception failed) {
        reload.run();
        desk.notices()
                .warn(failed instanceof CancellationException ? text("deliveries.rebuild.cancelled")
                        : text("deliveries.broken", desk.language().sentence(failed)));
    }

    private String text(String name, Object... details) {
        return desk.texts().get(name, details);
    }
}
