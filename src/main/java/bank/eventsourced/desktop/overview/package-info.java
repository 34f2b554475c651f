/** How the bank stands today, at a glance; every figure leads to its screen. */
@NullMarked
package bank.eventsourced.desktop.overview;

import org.jspecify.annotations.NullMarked;
