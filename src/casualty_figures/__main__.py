"""The command line as `python -m casualty_figures`."""

from casualty_figures.commands import main

if __name__ == "__main__":
    main()
