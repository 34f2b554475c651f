package bank.eventsourced.journal.adapter.jpa;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import bank.eventsourced.eventstore.ControlQuery;

/** How long the journal is and what moved in it, asked of a copy of the bank. */
@Configuration(proxyBeanMethods = false)
class JournalControlQueries {

    @Bean
    ControlQuery entriesOfJournal() {
        return new ControlQuery("select 'entries of the journal', cast(count(*) as varchar(40)) from journal_entry");
    }

    @Bean
    ControlQuery movementsOfJournal() {
        return new ControlQuery("""
                select 'minor units that came and went in the journal in ' || currency, \
                cast(sum(credits) as varchar(40)) || ' and ' || cast(sum(debits) as varchar(40)) \
                from journal_day group by currency""");
    }
}
