/** Tests of the import. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.imports;
