package bank.eventsourced.account.adapter.modulith;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.account.AccountLogAdvanced;
import bank.eventsourced.account.application.Prompts;

/** Publishes prompts. Only within a transaction: outside of one, nobody would hear of them, without a word. */
@Component
class PublishedPrompts implements Prompts {

    private final ApplicationEventPublisher events;

    PublishedPrompts(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(AccountLogAdvanced prompt) {
        events.publishEvent(prompt);
    }
}
