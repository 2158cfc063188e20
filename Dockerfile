# Two stages: the first builds an environment from the lock and Overture's wheel, the second only runs it.
FROM python:3.11-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build

# Dependencies first: they change less often than the code, so this layer is kept.
COPY requirements.txt requirements-build.txt ./
RUN python -m venv --without-pip /opt/overture \
    && pip --python /opt/overture/bin/python install --require-hashes --no-deps --requirement requirements.txt \
    && pip install --require-hashes --no-deps --requirement requirements-build.txt

COPY pyproject.toml requirements.in README.md LICENSE ./
COPY bot bot
COPY db db
COPY prompts prompts
RUN pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
    && pip --python /opt/overture/bin/python install --no-deps --no-index dist/*.whl \
    && /opt/overture/bin/python -m compileall -q /opt/overture/lib


FROM python:3.11-slim

# The model's and mail's servers are trusted by the system's certificates, the people's zones come from tzdata's wheel.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 overture \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/overture --shell /usr/sbin/nologin overture \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/overture

COPY --from=build /opt/overture /opt/overture
COPY --chmod=0755 deploy/entrypoint.sh /usr/local/bin/overture-entrypoint

ENV PATH=/opt/overture/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    OVERTURE_HOST=0.0.0.0 \
    OVERTURE_PORT=8080 \
    OVERTURE_DATABASE_URL=sqlite+aiosqlite:////var/lib/overture/overture.db

# Nothing else is written to: the image runs with a read-only root.
WORKDIR /var/lib/overture
VOLUME /var/lib/overture
USER 10001:10001
EXPOSE 8080

HEALTHCHECK --interval=15s --timeout=4s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"OVERTURE_PORT\"]}/healthz', timeout=3)"]

ENTRYPOINT ["overture-entrypoint"]
CMD ["serve"]
