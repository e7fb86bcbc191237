"""The tables as the first released version has them, and those that came later.

Map tables hold one row for each value of `netmap.model`, with the same names; a sealed
review's rows are the index of its document and can be rebuilt from it.
"""

FIRST = """
CREATE TABLE participant (
    id VARCHAR NOT NULL,
    reference VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    worker VARCHAR NOT NULL,
    team VARCHAR NOT NULL,
    opened_on DATE NOT NULL,
    closed_on DATE,
    age_band VARCHAR NOT NULL,
    preferred_language VARCHAR NOT NULL,
    communication_needs VARCHAR[] NOT NULL,
    needs_interpreter BOOLEAN,
    needs_advocate BOOLEAN,
    faith_and_culture VARCHAR NOT NULL,
    setting VARCHAR NOT NULL,
    complexity VARCHAR,
    complexity_reason VARCHAR NOT NULL,
    fictional BOOLEAN NOT NULL
);

CREATE TABLE review (
    state VARCHAR NOT NULL,
    review_id VARCHAR NOT NULL,
    participant_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    held_on DATE NOT NULL,
    prompt_set VARCHAR NOT NULL,
    led_by VARCHAR,
    place VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    present VARCHAR[] NOT NULL,
    methods VARCHAR[] NOT NULL,
    conversation_chosen VARCHAR NOT NULL,
    support_needed VARCHAR[] NOT NULL,
    support_provided VARCHAR[] NOT NULL,
    support_shortfall VARCHAR NOT NULL,
    artefact VARCHAR NOT NULL,
    nobody_in VARCHAR[] NOT NULL,
    participant_comment VARCHAR NOT NULL,
    restrictions_checked_on DATE,
    restrictions_checked_with VARCHAR NOT NULL,
    safe_to_take_home VARCHAR NOT NULL,
    agreement VARCHAR,
    agreement_words VARCHAR NOT NULL,
    next_review_on DATE,
    corrects VARCHAR,
    correction_reason VARCHAR NOT NULL
);

CREATE TABLE map_alter (
    review_id VARCHAR NOT NULL,
    alter_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    sector VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    paid BOOLEAN NOT NULL,
    age_band VARCHAR NOT NULL,
    household VARCHAR NOT NULL,
    confidential_location BOOLEAN NOT NULL,
    address VARCHAR NOT NULL,
    angle DOUBLE NOT NULL,
    distance DOUBLE NOT NULL,
    placed BOOLEAN NOT NULL
);

CREATE TABLE map_tie (
    review_id VARCHAR NOT NULL,
    alter_id VARCHAR NOT NULL,
    standing VARCHAR NOT NULL,
    ended_why VARCHAR,
    quality_participant VARCHAR NOT NULL,
    quality_worker VARCHAR NOT NULL,
    own_words VARCHAR NOT NULL,
    view_difference VARCHAR NOT NULL,
    recognition VARCHAR NOT NULL,
    basis_of_concern VARCHAR NOT NULL,
    abuse_concern BOOLEAN NOT NULL,
    discussed_on DATE,
    safe_to_discuss VARCHAR NOT NULL,
    strength VARCHAR NOT NULL,
    frequency VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    support VARCHAR[],
    key_person BOOLEAN NOT NULL,
    since VARCHAR NOT NULL,
    privacy VARCHAR NOT NULL,
    worker_note VARCHAR NOT NULL
);

CREATE TABLE map_wish (
    review_id VARCHAR NOT NULL,
    alter_id VARCHAR NOT NULL,
    wish VARCHAR NOT NULL,
    confirmed BOOLEAN NOT NULL,
    confirmed_on DATE,
    confirmed_how VARCHAR,
    present VARCHAR[] NOT NULL,
    own_words VARCHAR NOT NULL,
    advantages VARCHAR NOT NULL,
    advantages_own_words BOOLEAN NOT NULL,
    difficulties VARCHAR NOT NULL,
    difficulties_own_words BOOLEAN NOT NULL,
    effect_on_others VARCHAR NOT NULL,
    options VARCHAR NOT NULL,
    way_forward VARCHAR NOT NULL,
    change_note VARCHAR NOT NULL,
    representative VARCHAR NOT NULL,
    representative_basis VARCHAR,
    plan_ids VARCHAR[] NOT NULL
);

CREATE TABLE map_need (
    review_id VARCHAR NOT NULL,
    need_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    own_words BOOLEAN NOT NULL,
    area VARCHAR NOT NULL
);

CREATE TABLE map_link (
    review_id VARCHAR NOT NULL,
    first VARCHAR NOT NULL,
    second VARCHAR NOT NULL,
    knows BOOLEAN NOT NULL
);

CREATE TABLE worker (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    team VARCHAR NOT NULL,
    active BOOLEAN NOT NULL
);

CREATE TABLE map_restricted (
    review_id VARCHAR NOT NULL,
    alter_id VARCHAR NOT NULL
);

CREATE TABLE fact (
    participant_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    fact_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    body VARCHAR NOT NULL
);

CREATE TABLE snapshot (
    review_id VARCHAR NOT NULL,
    participant_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    sealed_at TIMESTAMP NOT NULL,
    sealed_by VARCHAR NOT NULL,
    previous VARCHAR,
    digest VARCHAR NOT NULL,
    document VARCHAR NOT NULL
);

CREATE TABLE measure_value (
    review_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    value DOUBLE,
    basis INTEGER,
    asked INTEGER
);

CREATE TABLE edit (
    review_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by VARCHAR NOT NULL,
    changes VARCHAR NOT NULL,
    undone BOOLEAN NOT NULL
);

CREATE TABLE audit (
    number BIGINT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    participant_id VARCHAR,
    subject VARCHAR,
    digest VARCHAR NOT NULL
);
"""

READINGS = """
CREATE TABLE measure_reading (
    review_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    value DOUBLE,
    basis INTEGER,
    asked INTEGER,
    reading VARCHAR NOT NULL,
    who VARCHAR[][] NOT NULL
);
INSERT INTO measure_reading SELECT *, 'all', [] FROM measure_value;
DROP TABLE measure_value;
ALTER TABLE measure_reading RENAME TO measure_value;
"""
SETTINGS = """
CREATE TABLE setting (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
"""

ACCESS = """
CREATE TABLE team (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL
);
INSERT INTO team SELECT DISTINCT team, team FROM (
    SELECT team FROM worker UNION ALL SELECT team FROM participant
) ORDER BY team;

CREATE TABLE account (
    worker VARCHAR NOT NULL,
    sign_in VARCHAR NOT NULL,
    password VARCHAR,
    must_change BOOLEAN NOT NULL,
    subject VARCHAR NOT NULL
);

CREATE TABLE emergency (
    id VARCHAR NOT NULL,
    worker VARCHAR NOT NULL,
    participant_id VARCHAR NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    reason VARCHAR NOT NULL,
    closed_at TIMESTAMP,
    looked_at TIMESTAMP,
    looked_by VARCHAR,
    note VARCHAR NOT NULL
);

CREATE TABLE same_person (
    participant_id VARCHAR NOT NULL,
    alter_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by VARCHAR NOT NULL
);

CREATE TABLE worker_with_roles (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    roles VARCHAR[] NOT NULL,
    team VARCHAR NOT NULL,
    active BOOLEAN NOT NULL
);
INSERT INTO worker_with_roles
    SELECT id, name,
        CASE WHEN role <> 'administrator'
            AND id IN (SELECT subject FROM audit WHERE act = 'init')
            THEN [role, 'administrator'] ELSE [role] END,
        team, active
    FROM worker;
DROP TABLE worker;
ALTER TABLE worker_with_roles RENAME TO worker;
"""

MATTERS = """
CREATE TABLE matter (
    participant_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    count INTEGER NOT NULL,
    since DATE,
    note VARCHAR NOT NULL
);
CREATE TABLE matter_day (
    participant_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    stale BOOLEAN NOT NULL,
    between_reviews VARCHAR
);
"""
