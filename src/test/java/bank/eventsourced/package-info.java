@NullMarked
package bank.eventsourced;

import org.jspecify.annotations.NullMarked;
