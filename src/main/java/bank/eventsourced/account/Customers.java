package bank.eventsourced.account;

import java.util.List;
import java.util.Optional;

import bank.eventsourced.eventstore.PersonalTexts;

/**
 * Those who hold accounts. One holder's name is one customer, whatever its case and spaces. A customer is forgotten by
 * {@link AccountCommand.ForgetHolder}. Thread-safe.
 */
public interface Customers {

    /** The customer who holds an account; empty if there is no such account. Reads the list of all accounts. */
    Optional<Customer> of(AccountNumber account);

    /**
     * A customer.
     *
     * @param holder   as the account has it that was asked for
     * @param accounts all of them, that one first
     */
    record Customer(String holder, List<AccountView> accounts) {

        /** Whether a name is the customer's, whatever its case and spaces. */
        public boolean isCalled(String name) {
            return plain(name).equalsIgnoreCase(plain(holder));
        }

        /** Whether nobody knows any more who it was. */
        public boolean isForgotten() {
            return holder.equals(PersonalTexts.FORGOTTEN);
        }

        private static String plain(String name) {
            return name.strip().replaceAll("\\s+", " ");
        }
    }
}
