package bank.eventsourced.laboratory;

import static bank.eventsourced.laboratory.Findings.Kind.DOUBLED;
import static bank.eventsourced.laboratory.Findings.Kind.HALF;
import static bank.eventsourced.laboratory.Findings.Kind.LOST;
import static bank.eventsourced.laboratory.Findings.Kind.OUT_OF_ORDER;
import static bank.eventsourced.laboratory.Findings.Kind.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import bank.eventsourced.laboratory.GivenCommand.Kind;
import bank.eventsourced.money.Money;

/** What the laboratory would say about banks that have not kept their word. */
class ExaminationTest {

    private static final SplittableRandom IDS = new SplittableRandom(1);
    private static final UUID OPENING = id();
    private static final UUID OTHER_OPENING = id();
    private static final UUID DEPOSIT = id();
    private static final UUID TRANSFER = id();

    private final Findings findings = new Findings();
    private final SentCommands sent = new SentCommands(findings);
    private final Examination examination = new Examination(sent, findings);

    @Test
    void aBankThatHasKeptItsWordIsFoundToBeWhole() {
        giveAll();
        recordUpTo(5);
        deliver(3, 4, 5);
        journal(1, 2, 3, 4, 5);
        examination.end();

        assertFound();
        assertThat(examination.balances()).containsEntry("A", money("3.00 EUR")).containsEntry("B", money("2.00 EUR"));
        assertThat(sent.acknowledged()).isEqualTo(4);
    }

    @Test
    void whatIsUnansweredMayBeThereOrNot() {
        acknowledge(open("A", OPENING), 1, "A", 1);
        acknowledge(open("B", OTHER_OPENING), 2, "B", 1);
        sent.sent(1, deposit());
        sent.sent(1, transfer());
        recordUpTo(3);
        deliver(3);
        journal(1, 2, 3);
        examination.end();

        assertFound();
    }

    /** Whoever asks again is told that the id is taken: what it was taken by is forgotten. */
    @Test
    void whatADeadProcessWasAskedAboutAForgottenCustomerMayBeThereOrNot() {
        var asked = new GivenCommand(DEPOSIT, Kind.DEPOSIT, "A", "5.00 EUR", "deposit A 5.00");
        acknowledge(open("A", OPENING), 1, "A", 1);
        acknowledge(open("B", OTHER_OPENING), 2, "B", 1);
        sent.sent(1, asked);
        sent.died(1);
        sent.sent(2, new GivenCommand(id(), Kind.FORGET, "A", "", "forget A"));
        sent.sent(2, asked);
        sent.answered(2, asked, new Answer(2, 1, false, 0, "", 0, "the id is taken"));
        recordUpTo(3);
        deliver(3);
        journal(1, 2, 3);
        examination.end();

        assertFound();
    }

    @Test
    void aReversalMayConcernAForgottenCustomerWhomItDoesNotName() {
        var reversal = new GivenCommand(DEPOSIT, Kind.REVERSE, "A", "", "reverse A 2");
        acknowledge(reversal, 3, "A", 3);
        sent.sent(1, reversal);
        sent.answered(1, reversal, new Answer(1, 1, false, 0, "", 0, "the id is taken"));
        assertFound(LOST);

        var other = new SentCommands(findings);
        other.sent(1, reversal);
        other.answered(1, reversal, new Answer(1, 0, false, 3, "A", 3, ""));
        other.sent(1, new GivenCommand(id(), Kind.FORGET, "B", "", "forget B"));
        other.answered(1, reversal, new Answer(2, 1, false, 0, "", 0, "the id is taken"));
        assertFound(LOST);
    }

    @Test
    void anAcknowledgedCommandThatIsNotThereIsLost() {
        giveAll();
        recordUpTo(3);
        deliver(3);
        journal(1, 2, 3);
        examination.end();

        assertFound(LOST);
        assertThat(findings.words()).singleElement().asString().contains("lost: 'transfer'");
    }

    @Test
    void whatTwoClientsAskAtTheSameTimeIsAnsweredInAnyOrder() {
        sent.sent(1, deposit());
        sent.sent(2, deposit());
        sent.answered(2, deposit(), new Answer(1, 0, true, 3, "A", 2, ""));
        sent.answered(1, deposit(), new Answer(1, 0, false, 3, "A", 2, ""));

        assertFound();
        assertThat(sent.acknowledged()).isEqualTo(1);
    }

    @Test
    void whatOneClientIsRefusedAnotherMayStillBeWaitingFor() {
        sent.sent(1, deposit());
        sent.sent(2, deposit());
        sent.answered(2, deposit(), new Answer(1, 1, false, 0, "", 0, "refused"));
        assertThat(sent.isUnanswered(DEPOSIT)).isTrue();
        assertThat(sent.toAskAgain()).isEmpty();

        sent.died(1);
        assertThat(sent.toAskAgain()).containsExactly(deposit());
        sent.sent(2, deposit());
        sent.answered(2, deposit(), new Answer(2, 1, false, 0, "", 0, "refused"));
        assertThat(sent.isUnanswered(DEPOSIT)).isFalse();
    }

    @Test
    void aHoleInTheLogIsLost() {
        giveAll();
        recordUpTo(2);
        examination.read(sentLeg(4, 2, "-2.00 EUR"));
        examination.read(receivedLeg(5));

        assertFound(LOST);
    }

    @Test
    void aCommandThatWasCarriedOutTwiceIsDoubled() {
        giveAll();
        recordUpTo(5);
        deliver(3, 4, 5);
        examination.read(event(6, "A", 4, "account.credited", "5.00 EUR", "8.00 EUR", DEPOSIT));
        deliverAgain(6, "A", 4, "5.00 EUR");
        journal(1, 2, 3, 4, 5);
        examination.read(new Recorded.Entry(6, "A", 4, Optional.of(money("5.00 EUR"))));
        examination.end();

        assertFound(DOUBLED);
    }

    @Test
    void aCommandThatTheBankHasForgottenIsLost() {
        giveAll();
        sent.answered(1, deposit(), new Answer(1, 0, false, 6, "A", 4, ""));

        assertFound(LOST);
    }

    @Test
    void aTransferWithOneLegIsHalf() {
        giveAll();
        recordUpTo(4);
        deliver(3, 4);
        journal(1, 2, 3, 4);
        examination.end();

        assertFound(HALF);
    }

    @Test
    void twoLegsOnOneSideAreHalf() {
        giveAll();
        recordUpTo(4);
        examination.read(sentLeg(5, 4, "1.00 EUR"));
        deliver(3, 4);
        deliverAgain(5, "A", 4, "2.00 EUR");
        journal(1, 2, 3, 4);
        examination.read(new Recorded.Entry(5, "A", 4, Optional.of(money("2.00 EUR"))));
        examination.end();

        assertFound(HALF);
    }

    @Test
    void versionsInAnotherOrderAreFound() {
        giveAll();
        recordUpTo(2);
        examination.read(sentLeg(3, 3, "-2.00 EUR"));
        examination.read(receivedLeg(4));
        examination.read(event(5, "A", 2, "account.credited", "5.00 EUR", "3.00 EUR", DEPOSIT));

        assertThat(findings.count(OUT_OF_ORDER)).isEqualTo(1);
        assertThat(findings.count(LOST)).isEqualTo(1);
    }

    @Test
    void aDeliveryThatNeverCameIsLost() {
        giveAll();
        recordUpTo(5);
        deliver(3, 4);
        journal(1, 2, 3, 5);
        examination.end();

        assertFound(LOST);
        assertThat(findings.count(LOST)).isEqualTo(2);
        assertThat(findings.words().toString()).contains("ledger has never heard of", "journal has never heard of");
    }

    @Test
    void aDeliveryThatCameTwiceIsDoubled() {
        giveAll();
        recordUpTo(5);
        deliver(3, 3, 4, 5);
        journal(1, 2, 3, 4, 4, 5);
        examination.end();

        assertFound(DOUBLED);
        assertThat(findings.count(DOUBLED)).isEqualTo(2);
    }

    @Test
    void deliveriesOfOneAccountMayNotOvertakeEachOther() {
        giveAll();
        recordUpTo(5);
        deliver(4, 5, 3);
        journal(5, 1, 2, 3, 4);
        examination.end();

        assertThat(findings.count(OUT_OF_ORDER)).as("A in the ledger, B in the journal").isEqualTo(2);
    }

    @Test
    void whatNobodyAskedForIsWrong() {
        giveAll();
        recordUpTo(5);
        deliver(3, 4, 5);
        examination.read(event(6, "A", 4, "account.frozen", "", "", id()));
        journal(1, 2, 3, 4, 5);
        examination.read(new Recorded.Entry(6, "A", 4, Optional.empty()));
        examination.end();

        assertFound(WRONG);
    }

    @Test
    void anotherAmountThanThatOfTheCommandIsWrong() {
        sent.sent(1, new GivenCommand(OPENING, Kind.DEPOSIT, "A", "5.00 EUR", "deposit"));
        examination.read(event(1, "A", 1, "account.credited", "50.00 EUR", "50.00 EUR", OPENING));
        deliverAgain(1, "A", 1, "50.00 EUR");
        examination.read(new Recorded.Entry(1, "A", 1, Optional.of(money("50.00 EUR"))));
        examination.end();

        assertFound(WRONG);
    }

    @Test
    void aRefusedCommandThatIsThereIsWrong() {
        sent.sent(1, open("A", OPENING));
        sent.answered(1, open("A", OPENING), new Answer(1, 1, false, 0, "", 0, "refused"));
        examination.read(event(1, "A", 1, "account.opened", "", "0.00 EUR", OPENING));
        examination.read(new Recorded.Entry(1, "A", 1, Optional.empty()));
        examination.end();

        assertFound(WRONG);
    }

    @Test
    void whatWasAcknowledgedAndIsRefusedNowIsLost() {
        acknowledge(deposit(), 3, "A", 2);
        sent.sent(2, deposit());
        sent.answered(2, deposit(), refused());
        assertFound(LOST);
    }

    @Test
    void whatAForgottenCustomerOnceSaidMayBeRefused() {
        var deposit = new GivenCommand(DEPOSIT, Kind.DEPOSIT, "A", "5.00 EUR", "deposit A 5.00 EUR");
        acknowledge(deposit, 3, "A", 2);
        sent.sent(1, new GivenCommand(id(), Kind.FORGET, "A", "", "forget A"));
        sent.sent(2, deposit);
        sent.answered(2, deposit, refused());
        assertFound();
    }

    private static Answer refused() {
        return new Answer(1, 1, false, 0, "", 0, "refused");
    }

    private void giveAll() {
        acknowledge(open("A", OPENING), 1, "A", 1);
        acknowledge(open("B", OTHER_OPENING), 2, "B", 1);
        acknowledge(deposit(), 3, "A", 2);
        acknowledge(transfer(), 4, "A", 3);
    }

    private void acknowledge(GivenCommand command, long position, String account, long version) {
        sent.sent(1, command);
        sent.answered(1, command, new Answer(1, 0, false, position, account, version, ""));
    }

    /** Ann's and Bob's account are opened, Ann deposits five and transfers two to Bob. */
    private void recordUpTo(int position) {
        Recorded.Event[] events = {event(1, "A", 1, "account.opened", "", "0.00 EUR", OPENING),
                event(2, "B", 1, "account.opened", "", "0.00 EUR", OTHER_OPENING),
                event(3, "A", 2, "account.credited", "5.00 EUR", "5.00 EUR", DEPOSIT), sentLeg(4, 3, "3.00 EUR"),
                receivedLeg(5)};
        Arrays.stream(events).limit(position).forEach(examination::read);
    }

    private static Recorded.Event sentLeg(long position, long version, String balance) {
        return event(position, "A", version, "account.transfer-sent", "2.00 EUR", balance, TRANSFER);
    }

    private static Recorded.Event receivedLeg(long position) {
        return event(position, "B", 2, "account.transfer-received", "2.00 EUR", "2.00 EUR", TRANSFER);
    }

    private void deliver(int... positions) {
        for (var position : positions) {
            switch (position) {
                case 3 -> deliverAgain(3, "A", 2, "5.00 EUR");
                case 4 -> deliverAgain(4, "A", 3, "2.00 EUR");
                default -> deliverAgain(5, "B", 2, "2.00 EUR");
            }
        }
    }

    private void deliverAgain(long position, String account, long version, String amount) {
        examination.read(new Recorded.Posting(position, account, version, Optional.of(money(amount))));
    }

    private void journal(int... positions) {
        for (var position : positions) {
            examination.read(switch (position) {
                case 1 -> new Recorded.Entry(1, "A", 1, Optional.empty());
                case 2 -> new Recorded.Entry(2, "B", 1, Optional.empty());
                case 3 -> new Recorded.Entry(3, "A", 2, Optional.of(money("5.00 EUR")));
                case 4 -> new Recorded.Entry(4, "A", 3, Optional.of(money("2.00 EUR")));
                default -> new Recorded.Entry(5, "B", 2, Optional.of(money("2.00 EUR")));
            });
        }
    }

    private void assertFound(Findings.Kind... kinds) {
        assertThat(Arrays.stream(Findings.Kind.values()).filter(it -> findings.count(it) > 0))
                .as(findings.words().toString())
                .containsExactlyInAnyOrder(kinds);
    }

    private static GivenCommand open(String account, UUID id) {
        return new GivenCommand(id, Kind.OPEN, account, "", "open");
    }

    private static GivenCommand deposit() {
        return new GivenCommand(DEPOSIT, Kind.DEPOSIT, "A", "5.00 EUR", "deposit");
    }

    private static GivenCommand transfer() {
        return new GivenCommand(TRANSFER, Kind.TRANSFER, "A", "2.00 EUR", "transfer");
    }

    private static Recorded.Event event(long position, String account, long version, String type, String amount,
            String balance, UUID command) {
        return new Recorded.Event(position, account, version, type, optional(amount), optional(balance), command);
    }

    private static Optional<Money> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(money(text));
    }

    private static Money money(String text) {
        return Money.parse(text);
    }

    private static UUID id() {
        return new UUID(IDS.nextLong(), IDS.nextLong());
    }
}
