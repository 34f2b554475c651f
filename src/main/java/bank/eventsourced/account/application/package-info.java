/** What people can do with accounts: use cases, and the ports that they need. */
@NullMarked
package bank.eventsourced.account.application;

import org.jspecify.annotations.NullMarked;
