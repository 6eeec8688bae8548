# casualty-figures with its schedule: docs/operations.md says how it is built and run.
FROM python:3.12-slim-bookworm

RUN useradd --create-home reader
WORKDIR /casualty-figures

# What the locks pin is installed first: a change of the code alone does not install it anew.
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY src src
COPY flows flows
RUN pip install --no-cache-dir --no-deps --no-build-isolation --no-index . \
    && mkdir --parents data \
    && chown reader: data

USER reader
ENV PREFECT_HOME=/casualty-figures/data/prefect \
    CASUALTY_FIGURES_CACHE=/casualty-figures/data/cache
VOLUME /casualty-figures/data
CMD ["casualty-figures", "schedule", "--cron", "0 6 * * *"]
