package bank.eventsourced.journal.adapter.jpa;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import bank.eventsourced.eventstore.ControlQuery;

/** How long the journal is, asked of a copy of the bank. */
@Configuration(proxyBeanMethods = false)
class JournalControlQueries {

    @Bean
    ControlQuery entriesOfJournal() {
        return new ControlQuery("select 'entries of the journal', cast(count(*) as varchar(40)) from journal_entry");
    }
}
