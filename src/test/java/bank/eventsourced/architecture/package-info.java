/** What holds the design together: its rules as tests, and the documentation that is generated from the code. */
@NullMarked
package bank.eventsourced.architecture;

import org.jspecify.annotations.NullMarked;
