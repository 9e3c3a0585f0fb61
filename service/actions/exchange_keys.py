"""The key that an installation signs packages with, and the keys of others that it trusts."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from service.settings import Settings

FOLDER, OWN, TRUSTED = "keys", "exchange.key", "trusted"
MARK = 16  # hexadecimal digits of a fingerprint that people compare by telephone


def sign(settings: Settings, checksum: str) -> dict[str, str]:
    """The signature over a package's checksum, with the public key that proves it."""
    key = _own(settings)
    public = key.public_key().public_bytes_raw()
    return {"key": public.hex(), "value": key.sign(checksum.encode()).hex()}


def is_genuine(signature: dict[str, str], checksum: str) -> bool:
    """Whether the owner of the key in the package signed this content."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature["key"]))
        key.verify(bytes.fromhex(signature["value"]), checksum.encode())
    except (InvalidSignature, ValueError, KeyError, TypeError):
        return False
    return True


def fingerprint(key: str) -> str:
    """A key in short, in groups of four."""
    digits = hashlib.sha256(bytes.fromhex(key)).hexdigest()[:MARK]
    return " ".join(digits[at : at + 4] for at in range(0, MARK, 4))


def own_fingerprint(settings: Settings) -> str:
    """Our own key in short, to be told to whoever receives our packages."""
    return fingerprint(_own(settings).public_key().public_bytes_raw().hex())


def is_trusted(settings: Settings, key: str) -> bool:
    """Whether packages signed with this key were accepted before, or are our own."""
    own = _own(settings).public_key().public_bytes_raw().hex()
    return key == own or (_folder(settings) / TRUSTED / key).exists()


def trust(settings: Settings, key: str) -> None:
    """Accept this key from now on."""
    folder = _folder(settings) / TRUSTED
    folder.mkdir(parents=True, exist_ok=True)
    (folder / key).touch()


def _own(settings: Settings) -> Ed25519PrivateKey:
    """Our key, made when it is first needed; only the owner of the data folder can read it."""
    path = _folder(settings) / OWN
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def _folder(settings: Settings) -> Path:
    return settings.data / FOLDER
