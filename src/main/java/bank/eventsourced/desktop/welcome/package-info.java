/** What an empty bank offers: the demo, to begin in earnest, or a backup. */
@NullMarked
package bank.eventsourced.desktop.welcome;

import org.jspecify.annotations.NullMarked;
