package bank.eventsourced.eventstore.adapter.jpa;

import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Lets Hibernate map the entities on a thread of its own, beside the rest of the start: who needs them first waits. */
@Configuration(proxyBeanMethods = false)
class EarlyMapping {

    @Bean
    EntityManagerFactoryBuilderCustomizer mappedBesideTheRest() {
        return builder -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("mapping-"));
    }
}
