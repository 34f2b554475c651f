/** Tests of the laboratory, and those that do in one process what it does with many. */
@org.jspecify.annotations.NullMarked
package bank.eventsourced.laboratory;
