-- One row an event asked for, with what is held of it now: the numbers, who tells of it, and the sentences.
WITH held AS (FROM estimates WHERE valid_to IS NULL),
numbers AS (
    SELECT
        event_id,
        max(low) FILTER (indicator = 'killed' AND victim_group = 'all' AND unit = 'person')
            AS killed_low,
        max(best) FILTER (indicator = 'killed' AND victim_group = 'all' AND unit = 'person')
            AS killed_best,
        max(high) FILTER (indicator = 'killed' AND victim_group = 'all' AND unit = 'person')
            AS killed_high,
        max(best) FILTER (indicator = 'killed' AND victim_group = 'civilian' AND unit = 'person')
            AS civilians_killed,
        max(low) FILTER (indicator = 'injured' AND victim_group = 'all' AND unit = 'person')
            AS injured_low,
        max(best) FILTER (indicator = 'injured' AND victim_group = 'all' AND unit = 'person')
            AS injured_best,
        max(high) FILTER (indicator = 'injured' AND victim_group = 'all' AND unit = 'person')
            AS injured_high,
        bool_or(indicator = 'killed' AND coalesce(best, low, high) > 0) AS has_dead,
        string_agg(indicator || ': ' || who_says_what, ' | ' ORDER BY indicator, victim_group)
            FILTER (victim_group = 'all') AS who_says_what
    FROM held
    GROUP BY event_id
),
-- by the figures, as accounts name no total and no stock
telling AS (
    SELECT DISTINCT counted.event_id, article_id
    FROM estimate_figures AS counted JOIN figures USING (figure_id)
    WHERE counted.event_id IS NOT NULL
),
sources AS (
    SELECT
        event_id,
        string_agg(concat_ws(', ', source_article, source_date, source_headline), '; '
            ORDER BY source_date, article_id) AS articles,
        string_agg(DISTINCT source_article, '; ' ORDER BY source_article) AS publishers,
        string_agg(DISTINCT source_date::VARCHAR, '; ' ORDER BY source_date::VARCHAR) AS published,
        string_agg(DISTINCT source_headline, '; ' ORDER BY source_headline) AS headlines,
        string_agg(DISTINCT url, '; ' ORDER BY url) AS urls,
        first(url ORDER BY source_date, article_id) FILTER (url IS NOT NULL) AS first_url
    FROM telling JOIN articles USING (article_id)
    GROUP BY event_id
),
said AS (
    SELECT
        counted.event_id,
        string_agg(DISTINCT source_excerpt, ' | ' ORDER BY source_excerpt)
            FILTER (estimate_role <> 'excluded') AS sentences,
        string_agg(DISTINCT attribution_text, '; ' ORDER BY attribution_text) AS speakers,
        max(person_best) FILTER (counted.indicator = 'killed' AND victim_side = 'government'
            AND estimate_role IN ('recommended', 'subset')) AS government_killed,
        max(person_best) FILTER (counted.indicator = 'killed' AND victim_side = 'armed_group'
            AND estimate_role IN ('recommended', 'subset')) AS armed_group_killed
    FROM estimate_figures AS counted JOIN figures USING (figure_id)
    WHERE counted.event_id IS NOT NULL
    GROUP BY counted.event_id
),
joined AS (
    SELECT
        event.* EXCLUDE (run_id, valid_from, previous_event_ids),
        numbers.* EXCLUDE (event_id),
        sources.* EXCLUDE (event_id),
        said.* EXCLUDE (event_id),
        coalesce(government_killed, 0) + coalesce(armed_group_killed, 0) + coalesce(civilians_killed, 0)
            AS stated_killed,
        coalesce(government_killed, armed_group_killed, civilians_killed) IS NULL
            OR stated_killed <= killed_best AS adds_up
    FROM asked_events AS event
    LEFT JOIN numbers USING (event_id)
    LEFT JOIN sources USING (event_id)
    LEFT JOIN said USING (event_id)
)
SELECT * FROM joined
