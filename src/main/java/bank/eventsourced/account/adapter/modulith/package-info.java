/** Prompts as application events, which Modulith's registry keeps until every follower has heard of them. */
@NullMarked
package bank.eventsourced.account.adapter.modulith;

import org.jspecify.annotations.NullMarked;
