package bank.eventsourced.eventstore.adapter.modulith;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

/** What the registry writes prompts with. Without a mapper to find, it would make a new one for each publication. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    JsonMapper jsonMapper() {
        return new JsonMapper();
    }
}
