"""`python -m rashomon`."""

from rashomon.cli.main import run

if __name__ == "__main__":
    run()
