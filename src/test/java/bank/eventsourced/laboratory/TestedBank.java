package bank.eventsourced.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Operations;

/** A bank that is open in this process, with a database that can fail. */
record TestedBank(ConfigurableApplicationContext context) implements ExaminedBank {

    /** Nothing but what the test causes may come between its statements. */
    private static final List<String> QUIET = List.of("--bank.event-store.follower-poll-millis=600000");

    static TestedBank open(Path folder, FaultyDatabase database) {
        return open(folder, List.of(database));
    }

    /** @param watchers stand between the bank and what it stands on */
    static TestedBank open(Path folder, List<? extends BeanPostProcessor> watchers, String... settings) {
        var arguments = new ArrayList<>(QUIET);
        arguments.add("--bank.data-directory=" + folder);
        arguments.addAll(List.of(settings));
        return new TestedBank(new SpringApplicationBuilder(BankApplication.class)
                .initializers(context -> watchers.forEach(context.getBeanFactory()::addBeanPostProcessor))
                .run(arguments.toArray(String[]::new)));
    }

    @Override
    public Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    @Override
    public Ledgers ledgers() {
        return context.getBean(Ledgers.class);
    }

    @Override
    public JournalEntries journal() {
        return context.getBean(JournalEntries.class);
    }

    @Override
    public LoggedEvents events() {
        return context.getBean(LoggedEvents.class);
    }

    @Override
    public Operations operations() {
        return context.getBean(Operations.class);
    }

    /** Until the followers have taken everything, and no publication is outstanding. */
    void awaitCaughtUp() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(operations().status().ok()).isTrue());
    }

    @Override
    public void close() {
        context.close();
    }
}
