"""Files and texts damaged by seed, fed to every command that reads them.

``python -m tests.fuzz --seed 1 --count 2000`` tries so many of them, ``--seconds 60`` as many as
there is time for, and ``--seed 1 --only 17`` one again. `packages` and `texts` say what is done to
a sound file, `samples` which are sound, `trials` what is run on them, and `law` what has to hold.
"""
