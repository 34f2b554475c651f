/** The journal at work: takes down what happens on accounts, and finds it again. */
@NullMarked
package bank.eventsourced.journal.application;

import org.jspecify.annotations.NullMarked;
