package badbank.account.application;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes from the application layer, without a transaction, with what was put into its field. */
class Chatter {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    public ApplicationEventPublisher events;

    void talk() {
        events.publishEvent("Have you heard?");
    }
}
