-- One row a figure of the events asked for, with its sentence, its article and what it does in its estimate.
SELECT
    event.event_id,
    event.date_start,
    event.date_start AS event_start,
    event.country AS event_country,
    coalesce(event.location_name, event.adm_1) AS event_place,
    counted.* EXCLUDE (event_id),
    figures.* EXCLUDE (figure_id, indicator, victim_group, date_start, source_date),
    articles.source_article AS publisher,
    articles.source_date AS published,
    articles.source_headline,
    articles.url
FROM asked_events AS event
JOIN estimate_figures AS counted USING (event_id)
JOIN figures USING (figure_id)
LEFT JOIN articles USING (article_id)
