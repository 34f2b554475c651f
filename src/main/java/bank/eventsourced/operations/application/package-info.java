/** Operations at work. */
@NullMarked
package bank.eventsourced.operations.application;

import org.jspecify.annotations.NullMarked;
