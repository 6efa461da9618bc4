"""What the picture is made of: waveform, parade, vectorscope, histogram; and how generation goes, as a plot."""
