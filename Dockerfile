# One image for everything: the web page, background reading, the command line, LibreOffice, OCR, packed .rar.
#   docker build -t shugai .
#   docker run -p 127.0.0.1:8000:8000 -v shugai-data:/data shugai
#   docker run --rm -v "$PWD:/work" -w /work shugai process 报告 --out 结果
FROM python:3.11-slim-bookworm

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      libreoffice-writer-nogui libreoffice-calc-nogui \
      fonts-noto-cjk fonts-wqy-microhei \
      libarchive-tools \
 && rm -rf /var/lib/apt/lists/*

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LANG=C.UTF-8 \
    SHUGAI_DATA=/data

WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY service service
COPY extractors extractors
COPY templates templates
COPY corpora corpora
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable .

RUN useradd --create-home --uid 10001 shugai \
 && install -d -o shugai -g shugai /data
USER shugai
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/', timeout=4).close()"]

ENTRYPOINT ["shugai"]
CMD ["serve", "--host", "0.0.0.0"]
