package bank.eventsourced.account.adapter.jpa;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import bank.eventsourced.eventstore.ControlQuery;

/** What the list of accounts adds up to, asked of a copy of the bank. */
@Configuration(proxyBeanMethods = false)
class AccountControlQueries {

    @Bean
    ControlQuery sumOfBalances() {
        return new ControlQuery("""
                select 'minor units on all accounts in ' || currency, cast(sum(balance) as varchar(40)) \
                from account_balance group by currency""");
    }

    @Bean
    ControlQuery transactionsOfAccounts() {
        return new ControlQuery("""
                select 'transactions on all accounts in ' || currency, cast(sum(transactions) as varchar(40)) \
                from account_balance group by currency""");
    }
}
