package bank.eventsourced.console;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion());
        return new String[]{"Event Sourced Bank " + version.orElse("(not packaged)")};
    }
}
