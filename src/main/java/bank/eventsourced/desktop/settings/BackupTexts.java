package bank.eventsourced.desktop.settings;

import java.nio.file.Path;

import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.operations.Backups.Backup;
import bank.eventsourced.operations.Backups.Problem;

/** What there is to say of backups, in the language of the window. */
final class BackupTexts {

    private BackupTexts() {}

    /** Such as: 31.03.2026, 15:00: 6,623 events, 5.1 MB. */
    static String describe(Language language, Backup backup) {
        return language.texts()
                .get("settings.backup.about", language.dateAndTime(backup.takenAt()),
                        language.count(backup.events()), Sizes.text(language, backup.bytes()));
    }

    /** What is wrong and what to do. */
    static String sentence(Language language, Problem problem, Path folder) {
        return language.texts().get("settings.problem." + problem, folder);
    }
}
