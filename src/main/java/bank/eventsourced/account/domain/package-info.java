/** The rules of an account. Plain Java: states, decisions, and nothing else. */
@NullMarked
package bank.eventsourced.account.domain;

import org.jspecify.annotations.NullMarked;
