package badbank.eventstore.adapter.modulith;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;

/** Overrides two of three ways to complete a publication. */
class Publications implements EventPublicationRepository {

    @Override
    public TargetEventPublication create(TargetEventPublication publication) {
        return publication;
    }

    @Override
    public void markProcessing(UUID identifier) {}

    @Override
    public void markCompleted(Object event, PublicationTargetIdentifier identifier, Instant completionDate) {}

    @Override
    public void markCompleted(UUID identifier, Instant completionDate) {}

    @Override
    public void markFailed(UUID identifier) {}

    @Override
    public List<TargetEventPublication> findIncompletePublications() {
        return List.of();
    }

    @Override
    public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant instant) {
        return List.of();
    }

    @Override
    public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(Object event,
            PublicationTargetIdentifier targetIdentifier) {
        return Optional.empty();
    }

    @Override
    public void deletePublications(List<UUID> identifiers) {}

    @Override
    public void deleteCompletedPublications() {}

    @Override
    public void deleteCompletedPublicationsBefore(Instant instant) {}
}
