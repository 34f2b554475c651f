@NullMarked
package bank.eventsourced.desktop;

import org.jspecify.annotations.NullMarked;
