# The app for a server: `docker build -t softmax_viz .`, then
# `docker run --rm -p 8501:8501 softmax_viz`.
FROM python:3.11-slim-bookworm AS app

# Nothing writes beside the code, which belongs to root; what Streamlit and Python
# keep for a while goes to /tmp.
ENV HOME=/tmp \
    PATH=/opt/venv/bin:$PATH \
    PORT=8501 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

WORKDIR /app

COPY requirements.txt .
RUN python -m venv /opt/venv \
    && pip install --no-cache-dir --compile --requirement requirements.txt

COPY app.py ./
COPY .streamlit .streamlit
COPY softmax_viz softmax_viz

# Brotli is needed to compress the scripts only, and so is not in the app's own image.
FROM app AS compressed
COPY scripts/precompress.py scripts/requirements-precompress.txt scripts/
RUN pip install --no-cache-dir --requirement scripts/requirements-precompress.txt \
    && python -m scripts.precompress /opt/compressed

FROM app
COPY --from=compressed /opt/compressed /opt/compressed
ENV SOFTMAX_VIZ_COMPRESSED=/opt/compressed

USER 10001:10001

EXPOSE 8501

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/_stcore/health', timeout=4)"]

# exec hands Streamlit the signals, so that stopping the container is clean.
CMD ["sh", "-c", "exec streamlit run app.py --server.address=0.0.0.0 --server.port=\"$PORT\" --server.headless=true"]
