package bank.eventsourced.eventstore.adapter.modulith;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import bank.eventsourced.eventstore.EventStoreInspection.Backlog;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.Prompt;
import bank.eventsourced.eventstore.application.Publications;

/**
 * Stands before Modulith's own repository of publications and leaves the completion of prompts to the followers: a
 * follower deletes the publications that it has fulfilled in the transaction of its checkpoint. So the registry's own
 * marks (processing, completed, failed), each a transaction of its own, are dropped for prompts. Why a follower fails is
 * stated by its status.
 */
@Component
@Primary
class PromptPublicationRepository implements EventPublicationRepository, Publications {

    /** How many publications of one follower are remembered; those beyond are found again in the table. */
    private static final int REMEMBERED = 10_000;

    private static final String INSERT = """
            insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status, \
            completion_attempts) values (?, ?, ?, ?, ?, ?, ?)""";
    private static final int[] TYPES = {Types.OTHER, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR,
            Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR, Types.INTEGER};

    private final EventPublicationRepository registry;
    private final EventSerializer serializer;
    private final EntityManager entities;
    private final JdbcTemplate jdbc;
    private final Map<String, Deque<Published>> publishedHere = new ConcurrentHashMap<>();

    PromptPublicationRepository(@Qualifier("jpaEventPublicationRepository") EventPublicationRepository registry,
            EventSerializer serializer, EntityManager entities, JdbcTemplate jdbc) {
        this.registry = registry;
        this.serializer = serializer;
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** By plain JDBC, as each commit has some: by entities it took a tenth of the time of a command that comes alone. */
    @Override
    public TargetEventPublication create(TargetEventPublication publication) {
        if (!(publication.getEvent() instanceof Prompt prompt)) {
            return registry.create(publication);
        }
        var timeOrdered = new TimeOrderedPublication(publication, Ids.timeOrdered());
        var follower = publication.getTargetIdentifier().getValue();
        ofThisTransaction().rows.add(new Object[]{timeOrdered.getIdentifier(), follower, prompt.getClass().getName(),
                serializer.serialize(prompt), publication.getPublicationDate().atOffset(ZoneOffset.UTC),
                publication.getStatus().name(), publication.getCompletionAttempts()});
        var remembered = of(follower);
        synchronized (remembered) {
            if (remembered.size() < REMEMBERED) {
                remembered.addLast(new Published(prompt.position(), timeOrdered.getIdentifier()));
            }
        }
        return timeOrdered;
    }

    private Insertion ofThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations()
                .stream()
                .filter(Insertion.class::isInstance)
                .map(Insertion.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var first = new Insertion();
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
    }

    /** The publications of one transaction, for all followers, with one statement before it commits. */
    private final class Insertion implements TransactionSynchronization {

        private final List<Object[]> rows = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            jdbc.batchUpdate(INSERT, rows, TYPES);
        }
    }

    @Override
    public List<UUID> published(String follower, long upToPosition) {
        var fulfilled = new ArrayList<UUID>();
        var remembered = of(follower);
        synchronized (remembered) {
            remembered.removeIf(it -> {
                var isFulfilled = it.position() <= upToPosition;
                if (isFulfilled) {
                    fulfilled.add(it.id());
                }
                return isFulfilled;
            });
        }
        return fulfilled;
    }

    private Deque<Published> of(String follower) {
        return publishedHere.computeIfAbsent(follower, name -> new ArrayDeque<>());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(List<UUID> publications) {
        jdbc.batchUpdate("delete from event_publication where id = ?",
                publications.stream().map(it -> new Object[]{it}).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> outstanding(String follower, int limit) {
        return entities.createQuery("""
                select p.id from DefaultJpaEventPublication p where p.listenerId = :follower
                 order by p.listenerId, p.publicationDate""", UUID.class)
                .setParameter("follower", follower)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    @Transactional(readOnly = true)
    public long outstanding() {
        return entities.createQuery("select count(p.id) from DefaultJpaEventPublication p", Long.class)
                .getSingleResult();
    }

    @Override
    @Transactional(readOnly = true)
    public Backlog backlog(String follower) {
        var count = entities.createQuery(
                "select count(p.id) from DefaultJpaEventPublication p where p.listenerId = :follower", Long.class)
                .setParameter("follower", follower)
                .getSingleResult();
        var oldest = entities.createQuery("""
                select p.publicationDate from DefaultJpaEventPublication p where p.listenerId = :follower
                 order by p.listenerId, p.publicationDate""", Instant.class)
                .setParameter("follower", follower)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        return new Backlog(count, oldest);
    }

    @Override
    public void markProcessing(UUID identifier) {
        // Advisory only, and a transaction for each publication.
    }

    @Override
    public void markFailed(UUID identifier) {
        // A prompt stays outstanding until its follower has committed past it.
    }

    @Override
    public void markCompleted(TargetEventPublication publication, Instant completionDate) {
        if (!(publication.getEvent() instanceof Prompt)) {
            registry.markCompleted(publication, completionDate);
        }
    }

    @Override
    public void markCompleted(Object event, PublicationTargetIdentifier identifier, Instant completionDate) {
        if (!(event instanceof Prompt)) {
            registry.markCompleted(event, identifier, completionDate);
        }
    }

    @Override
    public void markCompleted(UUID identifier, Instant completionDate) {
        registry.markCompleted(identifier, completionDate);
    }

    /** None: followers catch up by their checkpoints, and reading every publication just to log it takes for ever. */
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
        return registry.findIncompletePublicationsByEventAndTargetIdentifier(event, targetIdentifier);
    }

    @Override
    public void deletePublications(List<UUID> identifiers) {
        registry.deletePublications(identifiers);
    }

    @Override
    public void deleteCompletedPublications() {
        registry.deleteCompletedPublications();
    }

    @Override
    public void deleteCompletedPublicationsBefore(Instant instant) {
        registry.deleteCompletedPublicationsBefore(instant);
    }

    private record Published(long position, UUID id) {}

    /** The registry's publication under an id that does not scatter the index. */
    private record TimeOrderedPublication(TargetEventPublication publication,
            UUID id) implements TargetEventPublication {

        @Override
        public UUID getIdentifier() {
            return id;
        }

        @Override
        public Object getEvent() {
            return publication.getEvent();
        }

        @Override
        public PublicationTargetIdentifier getTargetIdentifier() {
            return publication.getTargetIdentifier();
        }

        @Override
        public Instant getPublicationDate() {
            return publication.getPublicationDate();
        }

        @Override
        public Optional<Instant> getCompletionDate() {
            return publication.getCompletionDate();
        }

        @Override
        public void markCompleted(Instant instant) {
            publication.markCompleted(instant);
        }

        @Override
        public Status getStatus() {
            return publication.getStatus();
        }

        @Override
        public int getCompletionAttempts() {
            return publication.getCompletionAttempts();
        }

        @Override
        public @Nullable Instant getLastResubmissionDate() {
            return publication.getLastResubmissionDate();
        }
    }
}
