package bank.eventsourced.desktop.panels;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.desktop.kit.BankProfile;
import bank.eventsourced.desktop.kit.CommandSubmission;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.panels.Checked.Right;
import bank.eventsourced.desktop.panels.Checked.Wrong;

/**
 * A form while it is filled: follows the accounts that are named in it, says what would become of them, and gives the
 * order once. It asks again where an account has changed since it was seen, with what has happened, and where much money
 * moves. On the FX thread.
 */
final class PanelViewModel {

    /** A question that has just appeared is not answered by a key that was pressed before it could be read. */
    private static final int MOST_UNSEEN = 5;
    private static final long READING_TIME_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    private final Form form;
    private final BankPorts bank;
    private final Language language;
    private final CommandSubmission submission;
    private final BankProfile profile;
    private final LongSupplier nanos;
    private final Consumer<Outcome.Done> done;
    private final LiveReading<Look> live;

    private final Map<Field, StringProperty> typed = new EnumMap<>(Field.class);
    private final Map<Field, ReadOnlyStringWrapper> problems = new EnumMap<>(Field.class);
    private final ReadOnlyObjectWrapper<Field> wrong = new ReadOnlyObjectWrapper<>(Field.NONE);
    private final ReadOnlyObjectWrapper<List<Effect>> effects = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sum = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper review = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Unseen>> unseen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper confirmation = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    private volatile Set<AccountNumber> wanted = Set.of();
    private Look known = Look.NOTHING;
    private final Map<AccountNumber, Long> seen = new ConcurrentHashMap<>();
    private Optional<Order> sanctioned = Optional.empty();
    private long askedAt;
    private boolean confirmWhenRead;
    private boolean reviewWhenRead;

    /**
     * @param nanos a clock that only measures
     * @param done  gets what was recorded
     */
    PanelViewModel(Desk desk, Form form, LongSupplier nanos, Consumer<Outcome.Done> done) {
        this.form = form;
        this.bank = desk.bank();
        this.language = desk.language();
        this.nanos = nanos;
        this.done = done;
        this.askedAt = nanos.getAsLong() - READING_TIME_NANOS;
        this.profile = BankProfile.of(desk.preferences());
        this.submission = new CommandSubmission(bank.accounts(), desk.work(), language);
        this.live = desk.live(this::look, this::arrived, this::notRead);
        problems.put(Field.NONE, new ReadOnlyStringWrapper(""));
        form.fields().forEach(field -> {
            var text = new SimpleStringProperty(form.prefilled().getOrDefault(field, ""));
            text.subscribe((_, _) -> edited(field));
            typed.put(field, text);
            problems.put(field, new ReadOnlyStringWrapper(""));
        });
        confirmation.set(form.confirmation(language.texts()));
        submission.busyProperty().subscribe(this::showBusy);
        draftChanged();
    }

    Form form() {
        return form;
    }

    StringProperty typed(Field field) {
        return Objects.requireNonNull(typed.get(field));
    }

    /** What is wrong with a field, or with the form as a whole; empty if nothing is. */
    ReadOnlyStringProperty problem(Field field) {
        return said(field).getReadOnlyProperty();
    }

    private ReadOnlyStringWrapper said(Field field) {
        return Objects.requireNonNull(problems.get(field));
    }

    /** The field that is wrong, where typing should go on. */
    ReadOnlyObjectProperty<Field> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Effect>> effectsProperty() {
        return effects.getReadOnlyProperty();
    }

    ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** What a typed sum comes to, such as {@code = 18.50 EUR}; empty if a plain amount was typed. */
    ReadOnlyStringProperty sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /** That an account has changed meanwhile; empty if none has. */
    ReadOnlyStringProperty reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /** What happened to the accounts that have changed meanwhile; empty if none has. */
    ReadOnlyObjectProperty<List<Unseen>> unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /** Whether so much money shall really move; empty if it is not asked. */
    ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** What the button says. */
    ReadOnlyStringProperty confirmationProperty() {
        return confirmation.getReadOnlyProperty();
    }

    /** From the confirmation until it is done or something is wrong. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Follows the accounts that are named until the subscription ends. */
    Subscription follow() {
        return live.start();
    }

    /** Takes the form as it is; what is wrong is shown and everything typed stays. */
    void confirm() {
        if (busy.get() || nanos.getAsLong() - askedAt < READING_TIME_NANOS) {
            return;
        }
        var draft = draft();
        if (!known.covers(form, draft)) {
            confirmWhenRead = true;
            showBusy();
            want(draft);
            return;
        }
        clearProblems();
        switch (form.read(draft)) {
            case Wrong<Order>(var field, var sentence) -> complain(field, sentence);
            case Right<Order>(var order) -> {
                if (isReviewed(draft) && isSanctioned(order, draft)) {
                    submit(order);
                }
            }
        }
    }

    private void submit(Order order) {
        var number = order.command().account();
        var version = Optional.ofNullable(known.accounts().get(number))
                .filter(_ -> !form.holdsAnyway())
                .map(it -> OptionalLong.of(it.version()))
                .orElse(OptionalLong.empty());
        review("", List.of());
        submission.submit(order.command(), order.valueDate(), version, done, this::refused,
                sentence -> complain(Field.NONE, sentence));
    }

    private void refused(Refusal reason) {
        if (reason instanceof Refusal.ChangedMeanwhile) {
            if (isReviewed(draft())) {
                reviewWhenRead = true;
                live.request();
            }
        } else {
            question("");
            complain(field(reason), language.sentence(reason));
        }
    }

    /** Whether the accounts are as they were when they were seen; if not, says so and lets them be looked at. */
    private boolean isReviewed(Draft draft) {
        var changed = form.accounts(draft)
                .stream()
                .flatMap(it -> draft.known(it).stream())
                .filter(it -> seen.getOrDefault(it.number(), it.version()) != it.version())
                .toList();
        if (changed.isEmpty() || form.holdsAnyway()) {
            return true;
        }
        changed.forEach(it -> seen.put(it.number(), it.version()));
        review(changed.stream().map(this::changed).reduce((one, two) -> one + " " + two).orElse(""),
                changed.stream().flatMap(it -> Optional.ofNullable(known.unseen().get(it.number())).stream()).toList());
        askedAt = nanos.getAsLong();
        return false;
    }

    private void review(String sentence, List<Unseen> events) {
        unseen.set(events);
        review.set(sentence);
        confirmation.set(sentence.isEmpty() ? form.confirmation(language.texts())
                : language.texts().get("panels.confirm.unseen"));
    }

    private String changed(AccountView account) {
        return language.texts()
                .get("panels.changed", account.number(), Long.toString(account.version()),
                        language.amounts().showWithCurrency(account.balance()));
    }

    /** Whether the amount is small, or it was confirmed that it is meant; if not, asks. */
    private boolean isSanctioned(Order order, Draft draft) {
        var isLarge = order.moved().filter(profile::isLarge).isPresent();
        if (!isLarge || sanctioned.equals(Optional.of(order))) {
            return true;
        }
        sanctioned = Optional.of(order);
        question(form.question(order, draft));
        askedAt = nanos.getAsLong();
        return false;
    }

    private void question(String sentence) {
        question.set(sentence);
        confirmation.set(sentence.isEmpty() ? form.confirmation(language.texts())
                : language.texts().get("panels.confirm.large"));
        if (sentence.isEmpty()) {
            sanctioned = Optional.empty();
        }
    }

    private void edited(Field field) {
        said(field).set("");
        said(Field.NONE).set("");
        wrong.set(Field.NONE);
        question("");
        draftChanged();
    }

    private void draftChanged() {
        var draft = draft();
        effects.set(form.effects(draft));
        explanation.set(form.explanation(draft));
        sum.set(sum(draft));
        if (!known.covers(form, draft)) {
            want(draft);
        }
    }

    private void want(Draft draft) {
        wanted = Set.copyOf(form.accounts(draft));
        live.request();
    }

    private String sum(Draft draft) {
        var text = draft.text(Field.AMOUNT);
        return effects.get()
                .stream()
                .findFirst()
                .filter(_ -> text.chars().anyMatch(it -> "+*/\u00d7\u00f7(".indexOf(it) >= 0)
                        || text.lastIndexOf('-') > 0)
                .flatMap(it -> draft.amountSoFar(it.account().currency()))
                .map(it -> "= " + language.amounts().showWithCurrency(it))
                .orElse("");
    }

    private void complain(Field field, String sentence) {
        var where = problems.containsKey(field) ? field : Field.NONE;
        said(where).set(sentence);
        wrong.set(where);
    }

    private void clearProblems() {
        problems.values().forEach(it -> it.set(""));
        wrong.set(Field.NONE);
    }

    private Draft draft() {
        var texts = new EnumMap<Field, String>(Field.class);
        typed.forEach((field, text) -> texts.put(field, text.get()));
        return new Draft(texts, known.accounts(), known.original(), language);
    }

    /** Off the FX thread. */
    private Look look() {
        var numbers = wanted;
        var accounts = new LinkedHashMap<AccountNumber, AccountView>();
        numbers.forEach(number -> bank.accounts().find(number).ifPresent(it -> accounts.put(number, it)));
        form.customer()
                .flatMap(bank.customers()::of)
                .ifPresent(it -> it.accounts().forEach(account -> accounts.put(account.number(), account)));
        var unseen = new HashMap<AccountNumber, Unseen>();
        accounts.values().forEach(it -> unseen(it).ifPresent(events -> unseen.put(it.number(), events)));
        return new Look(numbers, accounts, unseen, form.original().flatMap(this::event), true);
    }

    /** What has happened to an account since it was seen: the latest of it. */
    private Optional<Unseen> unseen(AccountView account) {
        var before = seen.getOrDefault(account.number(), account.version());
        if (before == account.version()) {
            return Optional.empty();
        }
        var after = Math.max(before, account.version() - MOST_UNSEEN);
        return Optional.of(new Unseen(bank.history().events(account.number(), after, MOST_UNSEEN), after - before));
    }

    private Optional<AccountEvent> event(Form.Original original) {
        return bank.history()
                .at(original.account(), original.version())
                .flatMap(moment -> switch (moment.event().content()) {
                    case PastEvent.Content.Legible(var event) -> Optional.of(event);
                    case PastEvent.Content.Illegible _ -> Optional.empty();
                });
    }

    private void arrived(Look look) {
        known = look;
        look.accounts().values().forEach(it -> seen.putIfAbsent(it.number(), it.version()));
        draftChanged();
        if (!known.covers(form, draft())) {
            return;
        }
        if (reviewWhenRead) {
            reviewWhenRead = isReviewed(draft());
        }
        if (confirmWhenRead) {
            confirmWhenRead = false;
            showBusy();
            confirm();
        }
    }

    private void notRead(Exception failure) {
        confirmWhenRead = false;
        showBusy();
        complain(Field.NONE, language.texts().get("failure.reading", language.sentence(failure)));
    }

    private void showBusy() {
        busy.set(confirmWhenRead || submission.busyProperty().get());
    }

    private Field field(Refusal reason) {
        return switch (reason) {
            case Refusal.InsufficientFunds _ -> Field.AMOUNT;
            case Refusal.AmountTooLarge _ -> typed.containsKey(Field.LIMIT) ? Field.LIMIT : Field.AMOUNT;
            case Refusal.UnknownAccount it -> naming(it.account());
            case Refusal.AccountFrozen it -> naming(it.account());
            case Refusal.AccountClosed it -> naming(it.account());
            case Refusal.OtherCurrency it -> naming(it.account());
            case Refusal.SameAccount _ -> Field.TO;
            case Refusal.NumberTaken _ -> Field.NUMBER;
            case Refusal.LimitBelowOverdraft _ -> Field.LIMIT;
            case Refusal.NotFrozen _, Refusal.BalanceNotZero _, Refusal.NothingToReverse _, Refusal.AlreadyReversed _, Refusal.NotReversible _,Refusal.ReadableForEver _,Refusal.NothingIsSealed _,Refusal.ChangedMeanwhile _,Refusal.CommandIdTaken _ ->
                Field.NONE;
        };
    }

    /** The field in which an account is named. */
    private Field naming(AccountNumber account) {
        var draft = draft();
        return form.fields()
                .stream()
                .filter(Field::isAccount)
                .filter(it -> draft.number(it).filter(account::equals).isPresent())
                .findFirst()
                .orElse(Field.NONE);
    }

    /**
     * What happened to an account since it was seen.
     *
     * @param latest in the order of their versions
     * @param before how many came before those and were not seen either
     */
    record Unseen(List<PastEvent> latest, long before) {}

    /**
     * What the bank said when it was asked last.
     *
     * @param asked    the accounts that it was asked for
     * @param accounts those that there are
     * @param unseen   what has happened to those that have changed since they were seen
     * @param original what a reversal would undo
     * @param read     whether it was asked at all
     */
    private record Look(Set<AccountNumber> asked, Map<AccountNumber, AccountView> accounts,
            Map<AccountNumber, Unseen> unseen, Optional<AccountEvent> original, boolean read) {

        static final Look NOTHING = new Look(Set.of(), Map.of(), Map.of(), Optional.empty(), false);

        /** Whether all is known that the form needs for what was typed. */
        boolean covers(Form form, Draft draft) {
            return asked.containsAll(form.accounts(draft)) && (read || form.original().isEmpty());
        }
    }
}
