package bank.eventsourced.account.domain;

import java.text.Normalizer;
import java.util.Locale;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.domain.Account.Existing;
import bank.eventsourced.eventstore.PersonalTexts;

/**
 * Who a holder is. One name is one person, whatever its case and spaces: the bank knows no more of people than what they are
 * called. An account whose holder was forgotten is from then on a person of its own, so that what is written on it later can
 * be forgotten again.
 *
 * @param words the same ones for the same person, on whatever account
 */
public record Person(String words) {

    static Person of(Existing account) {
        return account.holder().equals(PersonalTexts.FORGOTTEN)
                ? new Person("account %s since version %d".formatted(account.number(), account.forgottenAt()))
                : named(account.holder());
    }

    /** As far as the list of accounts tells: there, an account whose holder was forgotten is like no other. */
    public static Person of(AccountNumber account, String holder) {
        return holder.equals(PersonalTexts.FORGOTTEN) ? new Person("account " + account) : named(holder);
    }

    private static Person named(String holder) {
        var name = Normalizer.normalize(holder, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new Person("holder " + name.strip().replaceAll("\\s+", " "));
    }
}
